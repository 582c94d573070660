import { Injectable } from '@nestjs/common';

/** The process's clock, injected where the domain needs the moment. Leases and retries use the database's clock instead. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
