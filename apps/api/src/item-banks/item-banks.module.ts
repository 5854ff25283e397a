import { Module } from '@nestjs/common';
import { BankAccess } from './bank-access';
import { BankFilesController } from './bank-files.controller';
import { BankFilesService } from './bank-files.service';
import { BankItemsController } from './bank-items.controller';
import { BankItemsService } from './bank-items.service';
import { BankPicturesService } from './bank-pictures.service';
import { BankReviewsService } from './bank-reviews.service';
import { BlueprintsController } from './blueprints.controller';
import { BlueprintsService } from './blueprints.service';
import { ItemBanksController } from './item-banks.controller';
import { ItemBanksService } from './item-banks.service';

/** Banks of items: their people, items in versions, reviews, files and pictures, and what exams draw from them. */
@Module({
  controllers: [ItemBanksController, BankItemsController, BankFilesController, BlueprintsController],
  providers: [
    BankAccess,
    ItemBanksService,
    BankItemsService,
    BankReviewsService,
    BankPicturesService,
    BankFilesService,
    BlueprintsService,
  ],
})
export class ItemBanksModule {}
