import { Module } from '@nestjs/common';
import { DriftController } from './drift.controller.js';
import { DriftStore } from './drift.store.js';

@Module({ controllers: [DriftController], providers: [DriftStore] })
export class DriftModule {}
