import {
  createItemBankSchema,
  idSchema,
  type ItemBank,
  type ItemBankDetail,
  type LocalizedText,
  type ReviewBankItems,
  reviewBankItemsSchema,
  type SetBankMember,
  setBankMemberSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { BankReviewsService } from './bank-reviews.service';
import { ItemBanksService } from './item-banks.service';

@Controller()
export class ItemBanksController {
  constructor(
    private readonly banks: ItemBanksService,
    private readonly reviews: BankReviewsService,
  ) {}

  @Route('listItemBanks')
  list(@CurrentPrincipal() principal: Principal): Promise<{ banks: ItemBank[] }> {
    return this.banks.list(principal);
  }

  @Route('createItemBank')
  create(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: createItemBankSchema }) { title }: { title: LocalizedText },
  ): Promise<ItemBankDetail> {
    return this.banks.create(principal, title);
  }

  @Route('getItemBank')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
  ): Promise<ItemBankDetail> {
    return this.banks.get(principal, bankId);
  }

  @Route('setBankMember')
  setMember(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
    @Body({ schema: setBankMemberSchema }) member: SetBankMember,
  ): Promise<ItemBankDetail> {
    return this.banks.setMember(principal, bankId, member);
  }

  @Route('reviewBankItems')
  review(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
    @Body({ schema: reviewBankItemsSchema }) review: ReviewBankItems,
  ): Promise<ItemBankDetail> {
    return this.reviews.review(principal, bankId, review);
  }
}
