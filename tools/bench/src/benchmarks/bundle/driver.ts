import { programsFolder } from "../../peers/folders.ts";
import { measureBundle } from "./measure-bundle.ts";

const [, , program = ""] = process.argv;
const { bytes } = await measureBundle(program, programsFolder);
console.log(JSON.stringify({ bytes }));
