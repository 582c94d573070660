import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Access } from '../platform/http/access.decorator.js';
import { preferredLanguage } from '../platform/i18n/language.js';
import { labelOf } from './label.js';
import { PermissionListDto, PermissionQueryDto } from './permission.dto.js';
import { PermissionService } from './permission.service.js';

@ApiTags('Permissions')
@Controller('api/v1/permissions')
export class PermissionController {
  constructor(private readonly permissions: PermissionService) {}

  /** The secured permissions that accounts can carry, labelled in the language of the request and in its alphabetical order. */
  @Get()
  @Access('signed-in', 'request/invalid')
  async list(@Query() query: PermissionQueryDto, @Req() request: Request): Promise<PermissionListDto> {
    const language = preferredLanguage(request.headers['accept-language']);
    const found = await this.permissions.list(query.channel);
    const items = found.map((permission) => ({
      code: permission.code,
      label: labelOf(permission, language),
      channels: permission.channels,
      offered: permission.offered,
    }));
    return { items: items.sort((one, other) => one.label.localeCompare(other.label, language)) };
  }
}
