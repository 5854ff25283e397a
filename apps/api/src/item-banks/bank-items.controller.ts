import {
  type BankItemContent,
  bankItemContentSchema,
  type BankItemDetail,
  type BankItemQuery,
  type BankItemSummary,
  idSchema,
  type ReviseBankItem,
  reviseBankItemSchema,
  ROUTES,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { BankItemsService } from './bank-items.service';

@Controller()
export class BankItemsController {
  constructor(private readonly items: BankItemsService) {}

  @Route('listBankItems')
  list(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
    @Query({ schema: ROUTES.listBankItems.query }) query: BankItemQuery,
  ): Promise<{ total: number; items: BankItemSummary[] }> {
    return this.items.list(principal, bankId, query);
  }

  @Route('createBankItem')
  create(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
    @Body({ schema: bankItemContentSchema }) content: BankItemContent,
  ): Promise<BankItemDetail> {
    return this.items.create(principal, bankId, content);
  }

  @Route('getBankItem')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
    @Param('itemId', { schema: idSchema }) itemId: string,
  ): Promise<BankItemDetail> {
    return this.items.get(principal, bankId, itemId);
  }

  @Route('reviseBankItem')
  revise(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
    @Param('itemId', { schema: idSchema }) itemId: string,
    @Body({ schema: reviseBankItemSchema }) revision: ReviseBankItem,
  ): Promise<BankItemDetail> {
    return this.items.revise(principal, bankId, itemId, revision);
  }
}
