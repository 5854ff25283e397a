import { type RegisterHooksOptions, registerHooks } from 'node:module';

const resolve: RegisterHooksOptions['resolve'] = (specifier, context, next) =>
  next(specifier === '@tensorflow/tfjs' ? '@tensorflow/tfjs-core' : specifier, context);

/** Runs `load` while `require('@tensorflow/tfjs')` gives the core of tfjs, which is installed, instead of all of it. */
export function withTfjsCore<T>(load: () => T): T {
  const hook = registerHooks({ resolve });
  try {
    return load();
  } finally {
    hook.deregister();
  }
}
