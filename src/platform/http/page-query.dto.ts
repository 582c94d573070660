import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from './may-be-absent.decorator.js';

/** What every list takes that is read page by page. */
export class PageQueryDto {
  /** `next` of the page before; without it, the first page. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  after?: string;

  /** Most items of a page. 1 to 200, 50 where absent. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}
