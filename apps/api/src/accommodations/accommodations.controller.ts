import {
  idSchema,
  type PersonAccommodation,
  type SetAccommodation,
  setAccommodationSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { AccommodationsService } from './accommodations.service';

@Controller()
export class AccommodationsController {
  constructor(private readonly accommodations: AccommodationsService) {}

  @Route('getAccommodation')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
  ): Promise<PersonAccommodation> {
    return this.accommodations.get(principal, personId);
  }

  @Route('setAccommodation')
  set(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
    @Body({ schema: setAccommodationSchema }) body: SetAccommodation,
  ): Promise<PersonAccommodation> {
    return this.accommodations.set(principal, personId, body);
  }

  @Route('removeAccommodation')
  remove(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', { schema: idSchema }) personId: string,
  ): Promise<PersonAccommodation> {
    return this.accommodations.remove(principal, personId);
  }
}
