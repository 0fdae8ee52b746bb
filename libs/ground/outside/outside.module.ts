import { Module } from '@nestjs/common';
import { OutsideService } from './outside.service.js';

@Module({ providers: [OutsideService], exports: [OutsideService] })
export class OutsideModule {}
