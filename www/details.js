// The texts of the embedded dataset that a first chart does not show, see src/dataset/packed/details.rs.

export { DETAILS as default } from "virtual:build";
