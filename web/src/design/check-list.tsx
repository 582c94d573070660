import { CheckboxButton, CheckboxField, CheckboxGroup, FieldError, Label, Text } from 'react-aria-components';
import type { IssueDto } from '../../../openapi/client/types.gen.js';
import { FaultList } from './fault-list.js';
import { Tick } from './tick.js';

interface CheckListProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: readonly string[]) => void;
  readonly faults?: readonly IssueDto[];
}

export function CheckList({ label, hint, value, options, onChange, faults = [] }: CheckListProps) {
  return (
    <CheckboxGroup
      className="field"
      value={[...value]}
      onChange={onChange}
      isInvalid={faults.length > 0}
      validationBehavior="aria"
    >
      <Label className="label">{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError>
        <FaultList faults={faults} />
      </FieldError>
      <div className="columns">
        {options.map((option) => (
          <CheckboxField key={option.value} value={option.value}>
            <CheckboxButton className="choice">
              <span className="box">
                <Tick />
              </span>
              <span>{option.label}</span>
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
    </CheckboxGroup>
  );
}
