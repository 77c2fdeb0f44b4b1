import type { OccupationFacet } from '../../../shared/vocabulary'

/**
 * The words LinkedIn sorts work by, in English as its exports were seen to print them. Functions: its 26; seniorities: its ten.
 * Industries are several hundred and change: only those that imports hold are offered. Words of another language come from imports.
 */
export const LINKEDIN_WORDS: Readonly<Record<OccupationFacet, readonly string[]>> = {
  job_function: [
    'Accounting',
    'Administrative',
    'Arts and Design',
    'Business Development',
    'Community and Social Services',
    'Consulting',
    'Customer Success and Support',
    'Education',
    'Engineering',
    'Entrepreneurship',
    'Finance',
    'Healthcare Services',
    'Human Resources',
    'Information Technology',
    'Legal',
    'Marketing',
    'Media and Communication',
    'Military and Protective Services',
    'Operations',
    'Product Management',
    'Program and Project Management',
    'Purchasing',
    'Quality Assurance',
    'Real Estate',
    'Research',
    'Sales',
  ],
  seniority: ['Unpaid', 'Training', 'Entry', 'Senior', 'Manager', 'Director', 'VP', 'CXO', 'Partner', 'Owner'],
  industry: [],
}
