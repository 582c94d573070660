import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';

interface CardChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly explanation: string;
    readonly disabled?: boolean;
  }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, each with a sentence that says what it is, or why it cannot be chosen. */
export function CardChoice<Value extends string>({ label, value, options, onChange }: CardChoiceProps<Value>) {
  return (
    <RadioGroup className="field" value={value} onChange={(chosen) => onChange(chosen as Value)}>
      <Label className="label">{label}</Label>
      <div className="cards">
        {options.map((option) => (
          <RadioField key={option.value} value={option.value} isDisabled={option.disabled ?? false}>
            <RadioButton className="card-choice">
              <strong>{option.label}</strong>
              <Text slot="description" className="hint">
                {option.explanation}
              </Text>
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
