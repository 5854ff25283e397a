import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { validationFailed } from '@bakylau/platform';

/** Checks a command's payload against its contract; answers with paths and problems, never with the values. */
@Injectable()
export class CommandSchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: validationFailed });
  }
}
