import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FIXTURES = resolve(__dirname, '../../fixtures');

/** The files that StaffFixtureServer hands out: two recordings of 90 s, two photos and an evidence frame. */
export function makeStaffMedia(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const vp8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '150k', '-g', '60'];
  const film = join(FIXTURES, 'video/session_mix.mp4');
  const sound = join(FIXTURES, 'audio/exam_30s_mix.wav');
  ffmpeg(
    ['-stream_loop', '-1', '-t', '90', '-i', film, '-stream_loop', '-1', '-t', '90', '-i', sound],
    ['-map', '0:v', '-map', '1:a', '-vf', 'scale=320:240,fps=10', '-t', '90', ...vp8, '-c:a', 'libopus'],
    join(folder, 'av.webm'),
  );
  ffmpeg(
    ['-f', 'lavfi', '-i', 'testsrc2=size=320x200:rate=5:duration=86.5'],
    vp8,
    join(folder, 'screen.webm'),
  );
  ffmpeg(['-ss', '5', '-i', film], ['-frames:v', '1'], join(folder, 'evidence.jpg'));
  copyFileSync(join(FIXTURES, 'face_verification/man1_alone_0.jpg'), join(folder, 'check-in.jpg'));
  copyFileSync(join(FIXTURES, 'face_verification/man1_alone_1.jpg'), join(folder, 'enrolled.jpg'));
}

function ffmpeg(input: string[], output: string[], path: string): void {
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, ...output, path]);
}
