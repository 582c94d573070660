import { Module } from '@nestjs/common';
import { CircuitReportStore } from '../../provisioning/circuit/circuit-report.store.js';
import { GatewaysController } from './gateways.controller.js';
import { GatewaysService } from './gateways.service.js';

/** The systems behind ChaMan, as operations see and pause them. */
@Module({ controllers: [GatewaysController], providers: [GatewaysService, CircuitReportStore] })
export class GatewaysModule {}
