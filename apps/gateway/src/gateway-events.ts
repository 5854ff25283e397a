import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import { type Incident, type LiveProducer } from '@bakylau/contracts';

/** What happens inside this gateway and interests those who watch. Each carries the exam, because people watch exams. */
export interface GatewayEventMap {
  'producer:opened': [examId: string, producer: LiveProducer];
  'producer:closed': [examId: string, producer: LiveProducer];
  'incident:opened': [examId: string, incident: Incident];
  'incident:updated': [examId: string, incident: Incident];
  'incident:closed': [examId: string, incident: Incident];
}

/** The one line inside the process between those who make news and those who pass them on. */
@Injectable()
export class GatewayEvents extends EventEmitter<GatewayEventMap> {}
