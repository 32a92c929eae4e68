// Generates from a document, and tells how long each of its operations took.
const [, , , operations] = process.argv;
await import("../generate/generate-packages.ts");
console.log(JSON.stringify({ perOperation: performance.now() / Number(operations) }));
