import {
  type CalendarQuery,
  type ChangedSittings,
  type Duty,
  type ExamSittings,
  idSchema,
  ROUTES,
  type SetPlace,
  setPlaceSchema,
  type SetSitting,
  setSittingSchema,
  type SetSittingProctors,
  setSittingProctorsSchema,
  type SittingPlan,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Query, StreamableFile } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { DutiesService } from './duties.service';
import { SittingPlacesService } from './sitting-places.service';
import { SittingsService } from './sittings.service';

@Controller()
export class SittingsController {
  constructor(
    private readonly sittings: SittingsService,
    private readonly places: SittingPlacesService,
    private readonly duties: DutiesService,
  ) {}

  @Route('getExamSittings')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamSittings> {
    return this.sittings.get(principal, examId);
  }

  @Route('addSitting')
  add(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: setSittingSchema }) sitting: SetSitting,
  ): Promise<ExamSittings> {
    return this.sittings.add(principal, examId, sitting);
  }

  @Route('fillSittings')
  fill(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<SittingPlan> {
    return this.places.fill(principal, examId);
  }

  @Route('setSitting')
  set(
    @CurrentPrincipal() principal: Principal,
    @Param('sittingId', { schema: idSchema }) sittingId: string,
    @Body({ schema: setSittingSchema }) sitting: SetSitting,
  ): Promise<ChangedSittings> {
    return this.sittings.set(principal, sittingId, sitting);
  }

  @Route('removeSitting')
  async remove(
    @CurrentPrincipal() principal: Principal,
    @Param('sittingId', { schema: idSchema }) sittingId: string,
  ): Promise<object> {
    await this.sittings.remove(principal, sittingId);
    return {};
  }

  @Route('setPlace')
  async setPlace(
    @CurrentPrincipal() principal: Principal,
    @Param('sittingId', { schema: idSchema }) sittingId: string,
    @Param('personId', { schema: idSchema }) personId: string,
    @Body({ schema: setPlaceSchema }) place: SetPlace,
  ): Promise<ExamSittings> {
    const examId = await this.places.set(principal, sittingId, personId, place);
    return this.sittings.get(principal, examId);
  }

  @Route('removePlace')
  async removePlace(
    @CurrentPrincipal() principal: Principal,
    @Param('sittingId', { schema: idSchema }) sittingId: string,
    @Param('personId', { schema: idSchema }) personId: string,
  ): Promise<object> {
    await this.places.remove(principal, sittingId, personId);
    return {};
  }

  @Route('setSittingProctors')
  async setProctors(
    @CurrentPrincipal() principal: Principal,
    @Param('sittingId', { schema: idSchema }) sittingId: string,
    @Body({ schema: setSittingProctorsSchema }) { personIds }: SetSittingProctors,
  ): Promise<ExamSittings> {
    const examId = await this.duties.set(principal, sittingId, personIds);
    return this.sittings.get(principal, examId);
  }

  @Route('listMyDuties')
  listDuties(@CurrentPrincipal() principal: Principal): Promise<{ duties: Duty[] }> {
    return this.duties.list(principal);
  }

  @Route('getMyCalendar')
  async calendar(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ROUTES.getMyCalendar.query }) query: CalendarQuery,
  ): Promise<StreamableFile> {
    const text = await this.duties.calendar(principal, query);
    const disposition = 'attachment; filename="bakylau.ics"';
    return new StreamableFile(Buffer.from(text), { type: ROUTES.getMyCalendar.file, disposition });
  }
}
