/** What is said of persons alone: "is standing", "is wearing a red shirt". */
export const OF_PERSON = /^(?:standing|sitting|seated|lying|wearing .+|dressed .+)$/;
