import { Module } from '@nestjs/common';
import { LandingController } from './landing.controller.js';

/** The page that a person sees first. */
@Module({ controllers: [LandingController] })
export class LandingModule {}
