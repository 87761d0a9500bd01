import { tf } from '../backend.ts';
import { runKernel } from './run-kernel.ts';

// The operations a step is made of. TensorFlow.js's own functions of these names first check and convert whatever they are
// given, and open a scope each, which takes a seventh of a recorded step. Here the operands are known to be float32 tensors, so
// the same kernels are run directly; automatic differentiation knows them all the same.

/** a + b, cell by cell; b is repeated along dimensions it does not have, as in PyTorch. The result has the shape of a. */
export function add<Shape extends tf.Tensor>(a: Shape, b: tf.Tensor): Shape {
  return runKernel(tf.Add, { a, b }) as Shape;
}

/** a - b, cell by cell; the result has the shape of a. */
export function subtract<Shape extends tf.Tensor>(a: Shape, b: tf.Tensor): Shape {
  return runKernel(tf.Sub, { a, b }) as Shape;
}

/** a * b, cell by cell; b may be a scalar. The result has the shape of a. */
export function multiply<Shape extends tf.Tensor>(a: Shape, b: tf.Tensor): Shape {
  return runKernel(tf.Multiply, { a, b }) as Shape;
}

/** a / b, cell by cell; b may be a scalar. The result has the shape of a. */
export function divide<Shape extends tf.Tensor>(a: Shape, b: tf.Tensor): Shape {
  return runKernel(tf.RealDiv, { a, b }) as Shape;
}

/**
 * The matrix product a b: [rows, inner] times [inner, columns] is [rows, columns]. Transpose first where a transpose is
 * wanted: with the kernel's own flags WebAssembly leaves its fast path and takes up to twenty times as long.
 */
export function matrixProduct(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  return runKernel(tf.BatchMatMul, { a, b }, { transposeA: false, transposeB: false }) as tf.Tensor2D;
}

/**
 * Whether the backend multiplies a transposed matrix as fast as any other. Native TensorFlow does: a transpose before the product
 * would only cost time there.
 */
export function multipliesTransposed(): boolean {
  return tf.getBackend() !== 'wasm';
}

/** a b^T: [rows, inner] times the transpose of [columns, inner] is [rows, columns]. */
export function productWithTransposed(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  if (!multipliesTransposed()) return matrixProduct(a, transpose(b));
  return runKernel(tf.BatchMatMul, { a, b }, { transposeA: false, transposeB: true }) as tf.Tensor2D;
}

/** a^T b: the transpose of [inner, rows] times [inner, columns] is [rows, columns]. For backends that multiply transposed. */
export function productOfTransposed(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  return runKernel(tf.BatchMatMul, { a, b }, { transposeA: true, transposeB: false }) as tf.Tensor2D;
}

/** The transpose of a matrix: [rows, columns] becomes [columns, rows]. */
export function transpose(x: tf.Tensor2D): tf.Tensor2D {
  return runKernel(tf.Transpose, { x }, { perm: [1, 0] }) as tf.Tensor2D;
}

/** The sum of each row: [rows, columns] becomes [rows]. */
export function sumOfRows(x: tf.Tensor2D): tf.Tensor1D {
  return runKernel(tf.Sum, { x }, { axis: [1], keepDims: false }) as tf.Tensor1D;
}

/** The sum of each column: [rows, columns] becomes [columns]. */
export function sumOfColumns(x: tf.Tensor2D): tf.Tensor1D {
  return runKernel(tf.Sum, { x }, { axis: [0], keepDims: false }) as tf.Tensor1D;
}

/** The sum of all cells of a matrix, a scalar. */
export function sumOfAll(x: tf.Tensor2D): tf.Scalar {
  return runKernel(tf.Sum, { x }, { axis: [0, 1], keepDims: false }) as tf.Scalar;
}

/** x * x, cell by cell. */
export function square<Shape extends tf.Tensor>(x: Shape): Shape {
  return runKernel(tf.Square, { x }) as Shape;
}

/** The square root, cell by cell. */
export function squareRoot<Shape extends tf.Tensor>(x: Shape): Shape {
  return runKernel(tf.Sqrt, { x }) as Shape;
}

/** max(x, 0), cell by cell, of numbers that are not NaN: WebAssembly makes 0 of a NaN whose sign bit is set. */
export function positivePart(x: tf.Tensor2D): tf.Tensor2D {
  return runKernel(tf.Relu, { x }) as tf.Tensor2D;
}

/** max(x, 0), cell by cell; NaN where x is NaN. */
export function positivePartOfAny(x: tf.Tensor2D): tf.Tensor2D {
  // WebAssembly compares the first operand with the second: NaN stays where it is the first.
  return runKernel(tf.Maximum, { a: x, b: tf.scalar(0) }) as tf.Tensor2D;
}

/** 1 where x > 0, NaN where x is NaN, otherwise 0, cell by cell. */
export function isPositive(x: tf.Tensor2D): tf.Tensor2D {
  // tfjs-node makes Step of seven operations and two arrays of JavaScript; the sign of max(x, 0) is the same number.
  if (tf.getBackend() === 'tensorflow') return runKernel(tf.Sign, { x: positivePart(x) }) as tf.Tensor2D;
  return runKernel(tf.Step, { x }, { alpha: 0 }) as tf.Tensor2D;
}

/** y where x > 0 or x is NaN, otherwise 0, whatever y is: PyTorch's `threshold_backward`, cell by cell. */
export function wherePositive(x: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor2D {
  const condition = runKernel(tf.LessEqual, { a: x, b: tf.scalar(0) });
  return runKernel(tf.Select, { condition, t: runKernel(tf.ZerosLike, { x: y }), e: y }) as tf.Tensor2D;
}
