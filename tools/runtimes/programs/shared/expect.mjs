/** Ends the program unless it is as the program says. Not from a library: it has to run in every runtime. */
export const expect = (isTrue, what) => {
  if (!isTrue) throw new Error(`Not so: ${what}`);
};
