import { Injectable, type PipeTransform } from '@nestjs/common';
import { pathParameter } from '../platform/http/path-parameter.js';
import { Problem } from '../platform/http/problem.js';

/** A number that cannot exist answers like one that does not: 404. */
@Injectable()
class SenderNumberPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^\d{6}$/.test(value)) throw new Problem('resource/not-found');
    return value;
  }
}

export const SenderNumber = pathParameter('number', SenderNumberPipe, {
  description: 'Number of the sender: six digits.',
  example: '101870',
  pattern: '^\\d{6}$',
});
