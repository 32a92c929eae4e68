import { peersFolder } from "../../peers/folders.ts";
import { measureInstall } from "./measure-install.ts";

const [, , name = ""] = process.argv;
console.log(JSON.stringify(await measureInstall(name, peersFolder)));
