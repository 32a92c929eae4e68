import { peersFolder } from "../../peers/folders.ts";
import { measureInstall } from "./measure-install.ts";

const [, , name = ""] = process.argv;
const sizes = Object.values(await measureInstall(name, peersFolder));
console.log(JSON.stringify({ packages: sizes.length, kilobytes: sizes.reduce((sum, size) => sum + size, 0) }));
