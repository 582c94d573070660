import { Controller, Get, Logger, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContactDto, SenderDto } from '../contact/contact.dto.js';
import { contactDto, senderDto } from '../contact/contact.mapper.js';
import { CurrentSystem, type System } from '../identity/bearer/system.js';
import { Access } from '../platform/http/access.decorator.js';
import { cursorOf, keyOf } from '../platform/http/page-cursor.js';
import { lookedUpAccountDto } from './account-lookup.mapper.js';
import { AccountLookupService } from './account-lookup.service.js';
import { LookedUpAccountListDto, SenderPageDto, SenderQueryDto } from './lookup.dto.js';
import { SenderLookupService } from './sender-lookup.service.js';
import { SenderNumber } from './sender-number.js';

@ApiTags('For systems')
@Controller('api/v1/senders')
export class SenderLookupController {
  private readonly logger = new Logger('contact-details');

  constructor(
    private readonly senders: SenderLookupService,
    private readonly accounts: AccountLookupService,
  ) {}

  /** Every sender, page by page, in the order of their numbers. */
  @Get()
  @Access({ scope: 'chaman:senders:read' }, 'request/invalid')
  async list(@Query() { organisationNumber, after, limit }: SenderQueryDto): Promise<SenderPageDto> {
    const page = await this.senders.list({ organisationNumber, after: keyOf(after, /^\d{6}$/), limit });
    return { items: page.items.map(senderDto), next: cursorOf(page.last) };
  }

  /** One sender. */
  @Get(':number')
  @Access({ scope: 'chaman:senders:read' }, 'resource/not-found')
  async show(@SenderNumber() number: string): Promise<SenderDto> {
    return senderDto(await this.senders.show(number));
  }

  /** Whom to reach at a sender. Personal data: it needs a scope of its own, and who read it is logged. */
  @Get(':number/contact')
  @Access({ scope: 'chaman:contacts:read' }, 'resource/not-found')
  async contact(@CurrentSystem() { clientId }: System, @SenderNumber() number: string): Promise<ContactDto> {
    const contact = await this.senders.contactOf(number);
    this.logger.log({ event: 'contact details read', clientId, senderNumber: number });
    return contactDto(contact);
  }

  /** Every account of one sender, on every channel, in one call; those being deleted included. */
  @Get(':number/accounts')
  @Access({ scope: 'chaman:accounts:read' }, 'resource/not-found')
  async accountsOf(@SenderNumber() number: string): Promise<LookedUpAccountListDto> {
    return { items: (await this.accounts.ofSender(number)).map(lookedUpAccountDto) };
  }
}
