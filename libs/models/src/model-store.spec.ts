import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelStore } from './model-store';
import { ModelStoreError } from './model-store.errors';

describe(ModelStore.name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-models-'));
  const bytes = Buffer.from('a network');
  const sha256 = createHash('sha256').update(bytes).digest('hex');

  beforeEach(() => {
    const model = { name: 'ear', file: 'ear.onnx', sha256, input: { shape: [1, 576] } };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ models: [model] }));
    writeFileSync(join(folder, 'ear.onnx'), bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('hands out the network that the manifest names', async () => {
    const { bytes: read, ...rest } = await (await ModelStore.open(folder)).read('ear');

    expect(Buffer.compare(read, bytes)).toBe(0);
    expect(rest).toEqual({ inputShape: [1, 576], reference: { name: 'ear', sha256 } });
  });

  it('hands out no file that was changed', async () => {
    writeFileSync(join(folder, 'ear.onnx'), 'another network');

    await expect((await ModelStore.open(folder)).read('ear')).rejects.toThrow(/is not the file of the manifest/);
  });

  it('says which file is missing', async () => {
    rmSync(join(folder, 'ear.onnx'));

    await expect((await ModelStore.open(folder)).read('ear')).rejects.toThrow(/ear\.onnx is missing/);
  });

  it('says what a network was translated from, and when it was not', async () => {
    const source = { package: 'ears', version: '1.0.0', files: ['ear.json', 'ear.bin'], sha256 };
    const original = { kind: 'face-api', net: 'TinyFaceDetector' };
    const model = { name: 'ear', file: 'ear.onnx', sha256, input: { shape: [1, 4, 6, 3] } };
    const models = [
      { ...model, source, original },
      { ...model, name: 'copy', source },
    ];
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ models }));
    const sut = await ModelStore.open(folder);

    expect(sut.original('ear')).toEqual({ name: 'ear', source, network: original, inputShape: [1, 4, 6, 3] });
    expect(() => sut.original('copy')).toThrow(/ANALYSIS_BACKEND=onnx/);
  });

  it('knows no other network, and no other folder', async () => {
    const sut = await ModelStore.open(folder);

    expect(() => sut.reference('nose')).toThrow(ModelStoreError);
    await expect(ModelStore.open(join(folder, 'nowhere'))).rejects.toThrow(/check MODELS_DIR/);
  });
});
