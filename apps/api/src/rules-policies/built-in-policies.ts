import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId, readPolicyYaml, RulesPolicyVersion } from '@bakylau/persistence';
import { SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { sha256Hex } from '@bakylau/recording';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Puts the policies that come with the service beside those that people wrote. A version that is there stays as it is. */
@Injectable()
export class BuiltInPolicies implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @throws Error that names the file and the line when a policy of the installation cannot be read */
  async onModuleInit(): Promise<void> {
    const folder = this.config.policiesDir;
    const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
    for (const file of files) await this.store(join(folder, file));
  }

  private async store(path: string): Promise<void> {
    const yaml = await readFile(path, 'utf8');
    const { document, problems } = readPolicyYaml(yaml);
    if (!document) {
      const [first] = problems;
      throw new Error(`${path}:${first?.line}: ${first?.path}: ${first?.problem}`);
    }
    const { name, version } = document;
    await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(RulesPolicyVersion)
      .values({ id: newId(), name, version, yaml, document, sha256: sha256Hex(yaml), builtIn: true })
      .orIgnore()
      .execute();
  }
}
