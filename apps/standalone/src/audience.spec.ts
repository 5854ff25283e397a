import { servesThisMachineOnly } from './audience';

describe(servesThisMachineOnly.name, () => {
  it.each([undefined, 'http://localhost:3000', 'http://127.0.0.1:3100', 'http://[::1]:3000'])(
    '%s: yes',
    (origin) => {
      expect(servesThisMachineOnly(origin)).toBe(true);
    },
  );

  it.each(['https://exam.university.kz', 'http://192.168.1.10:3000', 'http://localhost.example.kz'])(
    '%s: no',
    (origin) => {
      expect(servesThisMachineOnly(origin)).toBe(false);
    },
  );
});
