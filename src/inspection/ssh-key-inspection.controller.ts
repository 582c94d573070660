import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Clock } from '../platform/clock.js';
import { Access } from '../platform/http/access.decorator.js';
import { preferredLanguage } from '../platform/i18n/language.js';
import { judgeSshKey, SSH_KEY_RULES } from '../ssh-key/judge-ssh-key.js';
import { SSH_KEY_RECIPES } from '../ssh-key/recipes.js';
import { InspectSshKeyDto, SshKeyInspectionDto } from './inspection.dto.js';
import { sshKeyInspection } from './inspection.mapper.js';
import { PublishedRulesDto } from './published-rules.dto.js';
import { publishedRules } from './published-rules.mapper.js';

@ApiTags('SSH keys')
@Controller('api/v1/ssh-keys')
export class SshKeyInspectionController {
  constructor(private readonly clock: Clock) {}

  /** Judge an SSH public key as an account's creation would. Nothing is saved; contact details are not needed yet. */
  @Post('inspect')
  @HttpCode(200)
  @Access('manager', 'request/invalid')
  inspect(@Body() { text }: InspectSshKeyDto, @Req() request: Request): SshKeyInspectionDto {
    return sshKeyInspection(judgeSshKey({ text }), preferredLanguage(request.headers['accept-language']));
  }

  /** The rules for SSH public keys, and how to make a key that they accept. */
  @Get('rules')
  @Access('manager')
  rules(@Req() request: Request): PublishedRulesDto {
    const language = preferredLanguage(request.headers['accept-language']);
    return publishedRules(SSH_KEY_RULES, SSH_KEY_RECIPES, this.clock.now(), language);
  }
}
