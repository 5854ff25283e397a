import { warn } from '../print';

/** Part of what is reported of a recorded file; `damage` is what ffmpeg says of it. */
export type FileDamage = { damaged: false } | { damaged: true; damage: string };

/** Hears of a recorded file that is cut off or broken, and warns of it once, whichever of its streams shows it. */
export class DamageWatch {
  private first: string | null = null;

  constructor(private readonly file: string) {}

  readonly onDamage = (message: string): void => {
    if (this.first !== null) return;
    this.first = message;
    warn(`${this.file} is cut off or broken, the result covers only what could be read: ${message}`);
  };

  get found(): FileDamage {
    return this.first === null ? { damaged: false } : { damaged: true, damage: this.first };
  }
}

/** The same for people; nothing for a file that is whole. */
export const damageLines = ({ damaged }: FileDamage): string[] =>
  damaged ? ['The file is cut off or broken: this is not the whole recording.'] : [];

/** For the help of commands that read recorded files. */
export const DAMAGE_HELP = `A file that is cut off or broken is judged as far as it can be read. The error output then names it, and the JSON result
has \`damaged: true\` and in \`damage\` what ffmpeg says; the exit code stays what the result asks for.`;
