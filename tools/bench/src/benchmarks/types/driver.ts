import { countInstantiations } from "./count-instantiations.ts";

const [, , file = ""] = process.argv;
console.log(JSON.stringify({ instantiations: await countInstantiations(file) }));
