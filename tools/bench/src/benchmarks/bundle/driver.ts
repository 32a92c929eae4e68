import { programsFolder } from "../../peers/folders.ts";
import { measureBundle } from "./measure-bundle.ts";

const [, , program = ""] = process.argv;
console.log(JSON.stringify({ bytes: await measureBundle(program, programsFolder) }));
