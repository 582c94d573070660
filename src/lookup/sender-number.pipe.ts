import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '../platform/http/problem.js';

/** A number that cannot exist answers like one that does not: 404. */
@Injectable()
export class SenderNumber implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^\d{6}$/.test(value)) throw new Problem('resource/not-found');
    return value;
  }
}
