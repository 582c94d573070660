import { useId } from 'react';

interface SelectInputProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: Value) => void;
  readonly labelHidden?: boolean;
  readonly autoComplete?: string;
}

/** The browser's own list: every phone and screen reader knows it. */
export function SelectInput<Value extends string>(props: SelectInputProps<Value>) {
  const { label, value, options, onChange, labelHidden, autoComplete } = props;
  const id = useId();
  return (
    <div className="field">
      <label className={labelHidden ? 'visually-hidden' : 'label'} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="select"
        value={value}
        autoComplete={autoComplete}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
