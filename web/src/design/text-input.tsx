import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import type { IssueDto } from '../../../openapi/client/types.gen.js';
import { FaultList } from './fault-list.js';
import { RequiredMark } from './required-mark.js';

interface TextInputProps extends Omit<TextFieldProps, 'children' | 'className' | 'isInvalid' | 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly faults?: readonly IssueDto[];
  /** Stands fixed before what is typed. */
  readonly prefix?: string;
  readonly lines?: number;
  /** What is judged while typing; belongs to the field's description. */
  readonly children?: ReactNode;
}

export function TextInput({ label, hint, faults = [], prefix, lines, children, ...rest }: TextInputProps) {
  const input = lines ? (
    <TextArea className="input" rows={lines} spellCheck={false} />
  ) : (
    <Input className="input" spellCheck={false} />
  );
  return (
    <TextField {...rest} className="field" isInvalid={faults.length > 0} validationBehavior="aria">
      <Label className="label">
        {label}
        {rest.isRequired && <RequiredMark />}
      </Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      {prefix ? (
        <div className="with-prefix">
          <span className="prefix" aria-hidden="true">
            {prefix}
          </span>
          {input}
        </div>
      ) : (
        input
      )}
      <FieldError>
        <FaultList faults={faults} />
      </FieldError>
      {children}
    </TextField>
  );
}
