import { Module } from '@nestjs/common';
import { TrustAnchorsController } from './trust-anchors.controller.js';

@Module({ controllers: [TrustAnchorsController] })
export class TrustAnchorsOverviewModule {}
