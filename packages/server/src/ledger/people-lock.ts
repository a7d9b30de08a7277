/**
 * First number of the advisory lock by which a program that makes an attribute unique keeps batches
 * apart that enrol or change members; the second is the merchant.
 */
export const PEOPLE_LOCK = 7_300_001;
