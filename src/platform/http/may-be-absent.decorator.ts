import { ValidateIf } from 'class-validator';

/** A property that may be left out. Unlike class-validator's IsOptional it does not let null pass as if it were left out. */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}
