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
  /** What is asked, in the language of the request. @example "An RSA key of at least 2048 bits." */
  demand!: string;
  /** Where the demand comes from. @example "RFC 5280, section 4.1.2.5" */
  citation!: string;
  /** Days between which it is in force, UTC; always where absent. */
  inForce?: InForceDto;
}

export class RecipeDto {
  /** Stable name. @example self-signed-openssl */
  name!: string;
  /** What comes out of it, in the language of the request. @example "A self-signed certificate" */
  title!: string;
  /** The program that is used. @example openssl */
  tool!: string;
  /** To be typed in this order; words in capitals stand for your own. @example ["openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out private.key"] */
  commands!: string[];
  /** What else to do. @example "Keep the private key; upload the file that ends in .cer." */
  explanation!: string;
}

export class PublishedRulesDto {
  /** The rules in force, and those that will be. */
  rules!: PublishedRuleDto[];
  /** How to make what these rules accept. */
  recipes!: RecipeDto[];
}
