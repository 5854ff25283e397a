import { AppError } from '@bakylau/platform';
import { Controller, Header, Param, StreamableFile } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { INFRASTRUCTURE_ROUTES, OpenRoute } from '../routing/route.decorator';
import { openApiDocument } from './openapi-document';

/** Files of swagger-ui-dist that the page needs, with their types; no other file can be asked for. */
const ASSETS: Record<string, string> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
};
const START_SCRIPT = `SwaggerUIBundle({ url: '${INFRASTRUCTURE_ROUTES.docsJson}', dom_id: '#docs', deepLinking: true });\n`;
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Bakylau API</title>
    <link rel="stylesheet" href="/api/docs/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="/api/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/api/docs/assets/start.js"></script>
  </body>
</html>
`;

/** The API's description for programs and for people; everything on the page comes from this service. */
@Controller()
export class OpenApiController {
  private readonly document = openApiDocument();

  @OpenRoute('docsJson')
  json(): Record<string, unknown> {
    return this.document;
  }

  @OpenRoute('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }

  @OpenRoute('docsAsset')
  asset(@Param('file') file: string): StreamableFile {
    if (file === 'start.js')
      return new StreamableFile(Buffer.from(START_SCRIPT), { type: 'text/javascript' });
    const type = Object.hasOwn(ASSETS, file) ? ASSETS[file] : undefined;
    if (!type) throw new AppError('not_found');
    return new StreamableFile(createReadStream(require.resolve(`swagger-ui-dist/${file}`)), { type });
  }
}
