import { Module } from '@nestjs/common';
import { HeartbeatStore } from '../provisioning/heartbeat/heartbeat.store.js';
import { HealthController } from './health.controller.js';

@Module({ controllers: [HealthController], providers: [HeartbeatStore] })
export class HealthModule {}
