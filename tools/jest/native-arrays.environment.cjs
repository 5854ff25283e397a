/**
 * Jest gives every test file globals of its own, so an array that native code creates is no instance of the test's
 * Float32Array, and ONNX Runtime refuses its own results. This environment lends the test the outer arrays.
 */
const { TestEnvironment } = require('jest-environment-node');

module.exports = class NativeArraysEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    Object.assign(this.global, { Float32Array, Int32Array, BigInt64Array, Uint8Array, ArrayBuffer });
  }
};
