import { IsIn } from 'class-validator';
import { CHANNELS, type Channel } from '../account/channel/channel.js';
import { InForceDto } from './inspection.dto.js';

export class CertificateRulesQueryDto {
  /** The channel whose rules are asked for. */
  @IsIn(CHANNELS)
  channel!: Channel;
}

export class PublishedRuleDto {
  /** Stable name. @example key-size */
  rule!: string;
  /** What is asked, in the language of the request. */
  demand!: string;
  /** Where the demand comes from. */
  citation!: string;
  /** Days between which it is in force, UTC; always where absent. */
  inForce?: InForceDto;
}

export class RecipeDto {
  /** Stable name. @example self-signed-openssl */
  name!: string;
  /** What comes out of it, in the language of the request. */
  title!: string;
  /** The program that is used. @example openssl */
  tool!: string;
  /** To be typed in this order; words in capitals stand for your own. */
  commands!: string[];
  /** What else to do. */
  explanation!: string;
}

export class PublishedRulesDto {
  /** The rules in force, and those that will be. */
  rules!: PublishedRuleDto[];
  /** How to make what these rules accept. */
  recipes!: RecipeDto[];
}
